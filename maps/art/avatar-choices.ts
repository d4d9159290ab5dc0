/** How hair falls: where it ends in front, at the temples and in the neck, in units down from the field's top. */
export type HairStyle = {
  /** lower edge over the brow; the second value at the other end of the parting */
  fringeY: readonly [number, number];
  templeY: number;
  napeY: number;
  /** how far it stands off the head */
  volume: number;
  /** what is bound at the back of the head */
  bound?: 'bun' | 'tail';
  /** edge of curls instead of a smooth one */
  curls?: boolean;
};

/** How a coat is cut: what is to be seen in front, and how far down it goes. */
type CoatCut = 'suit' | 'long' | 'cardigan' | 'pullover' | 'waistcoat' | 'dress' | 'field' | 'stand' | 'skirt';

/** What is worn from the neck to the shoes. */
export type Coat = {
  cut: CoatCut;
  colour: string;
  /** colour of the sleeves where it is not the coat's */
  sleeves?: string;
  /** what shows in the opening, and as a collar */
  shirt: string;
  /** colour below the belt where it is not the coat's: a skirt */
  lower?: string;
  legs: string;
  shoes: string;
  /** lower edge, in units down from the field's top */
  hemY: number;
};

/** Skin from light to deep. */
export const skins: readonly string[] = ['#F4D8C0', '#E9BF9A', '#CF9A70', '#AD7A54', '#74482F'];

/** In the order of the numbers of a look: short, cropped, curls, waves, bob, long, bun, ponytail. */
export const hairStyles: readonly HairStyle[] = [
  { fringeY: [21, 24], templeY: 28.5, napeY: 35, volume: 1.3 },
  { fringeY: [19, 19], templeY: 26, napeY: 31.5, volume: 0.5 },
  { fringeY: [20.5, 20.5], templeY: 29, napeY: 34.5, volume: 3, curls: true },
  { fringeY: [20.5, 24], templeY: 36, napeY: 41, volume: 2.6, curls: true },
  { fringeY: [23.5, 24.5], templeY: 37, napeY: 40, volume: 1.8 },
  { fringeY: [20.5, 25], templeY: 43, napeY: 52, volume: 1.9 },
  { fringeY: [21.5, 24], templeY: 29, napeY: 34, volume: 1.2, bound: 'bun' },
  { fringeY: [22.5, 22.5], templeY: 30, napeY: 33, volume: 1, bound: 'tail' },
];

/** Black, dark brown, chestnut, fair, grey, white. */
export const hairColours: readonly string[] = ['#2A2423', '#4B3226', '#7C4226', '#C79A5B', '#8F8C88', '#E2DED5'];

const ink = '#2A2724';

/** No coat is cinnabar or jade: these two colours speak of gates. */
export const coats: readonly Coat[] = [
  { cut: 'suit', colour: '#3E5560', shirt: '#F4EFE4', legs: '#2E3940', shoes: ink, hemY: 66 },
  { cut: 'long', colour: '#C9A36B', shirt: '#FBF5E9', legs: '#3B4650', shoes: '#4A3628', hemY: 75 },
  { cut: 'cardigan', colour: '#6F5543', shirt: '#E9DFCB', legs: '#57564F', shoes: '#33291F', hemY: 66 },
  { cut: 'pullover', colour: '#5E86AE', shirt: '#F2ECDF', legs: '#39414E', shoes: '#3A2D28', hemY: 65 },
  {
    cut: 'waistcoat',
    colour: '#C79A3C',
    sleeves: '#F4EFE4',
    shirt: '#F4EFE4',
    legs: '#47506B',
    shoes: '#4A3628',
    hemY: 64,
  },
  { cut: 'dress', colour: '#84587B', shirt: '#F5E9E4', legs: '#4A4150', shoes: '#2D2530', hemY: 75 },
  { cut: 'field', colour: '#7C7A4E', shirt: '#EDE6D6', legs: '#59636B', shoes: '#6B4A31', hemY: 68 },
  { cut: 'suit', colour: '#DDD6C7', shirt: '#4C6A86', legs: '#37424C', shoes: ink, hemY: 66 },
  { cut: 'stand', colour: '#33446B', shirt: '#F4EFE4', legs: '#28314A', shoes: ink, hemY: 67 },
  { cut: 'skirt', colour: '#F1E8DA', lower: '#6B6488', shirt: '#FBF8F1', legs: '#5A5562', shoes: '#3A3346', hemY: 74 },
];

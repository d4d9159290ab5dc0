/** How hair falls: where it ends in front, at the temples and in the neck, in units down from the frame's top. */
export type Hair = {
  colour: string;
  /** lower edge over the brow; the second value at the other end of the parting */
  fringeY: readonly [number, number];
  templeY: number;
  napeY: number;
  /** how far it stands off the head */
  volume: number;
  bun?: boolean;
  /** edge of curls instead of a smooth one */
  curls?: boolean;
};

/** One of the eight people one can be; the same values give the body of the 3D view. */
export type Look = {
  skin: string;
  hair: Hair;
  coat: string;
  shirt: string;
  legs: string;
  shoes: string;
  /** lower edge of the coat, in units down from the frame's top */
  hemY: number;
  glasses?: boolean;
  tie?: string;
};

const ink = '#2A2724';

/** Looks 0 to 7. No coat is cinnabar or jade: these two colours speak of gates. */
export const looks: readonly Look[] = [
  {
    skin: '#EBC3A0',
    hair: { colour: '#2B2422', fringeY: [21, 23.5], templeY: 28, napeY: 35, volume: 1 },
    coat: '#3E5560',
    shirt: '#F4EFE4',
    legs: '#2E3940',
    shoes: ink,
    hemY: 66,
    tie: '#7A2F2A',
  },
  {
    skin: '#F0CDAE',
    hair: { colour: '#332824', fringeY: [23.5, 24.5], templeY: 37, napeY: 41, volume: 1.8 },
    coat: '#C9A36B',
    shirt: '#FBF5E9',
    legs: '#3B4650',
    shoes: '#4A3628',
    hemY: 68,
  },
  {
    skin: '#E3B792',
    hair: { colour: '#A7A5A0', fringeY: [19.5, 21], templeY: 28, napeY: 34, volume: 0.7 },
    coat: '#6A5344',
    shirt: '#E6DCC8',
    legs: '#57564F',
    shoes: '#33291F',
    hemY: 66,
    glasses: true,
  },
  {
    skin: '#D9A57C',
    hair: { colour: '#4A3024', fringeY: [21, 25], templeY: 42, napeY: 50, volume: 1.8 },
    coat: '#5E7FA0',
    shirt: '#F2ECDF',
    legs: '#39414E',
    shoes: '#3A2D28',
    hemY: 74,
  },
  {
    skin: '#9C6A47',
    hair: { colour: '#241C19', fringeY: [21.5, 21.5], templeY: 29, napeY: 34.5, volume: 2.6, curls: true },
    coat: '#D9B14F',
    shirt: '#F6EFD9',
    legs: '#47506B',
    shoes: '#F0E8DA',
    hemY: 65,
  },
  {
    skin: '#EFC9A8',
    hair: { colour: '#5A3A2A', fringeY: [21.5, 24], templeY: 29, napeY: 34, volume: 1.2, bun: true },
    coat: '#7B5672',
    shirt: '#F5E9E4',
    legs: '#3A3440',
    shoes: '#2D2530',
    hemY: 71,
  },
  {
    skin: '#F2D3B8',
    hair: { colour: '#B58A52', fringeY: [20, 24], templeY: 29, napeY: 35, volume: 1.6 },
    coat: '#7C7A4E',
    shirt: '#EDE6D6',
    legs: '#59636B',
    shoes: '#6B4A31',
    hemY: 67,
  },
  {
    skin: '#7A4E35',
    hair: { colour: '#1F1917', fringeY: [19, 19], templeY: 26, napeY: 31.5, volume: 0.5 },
    coat: '#DAD3C4',
    shirt: '#4C6A86',
    legs: '#37424C',
    shoes: ink,
    hemY: 66,
    glasses: true,
  },
];

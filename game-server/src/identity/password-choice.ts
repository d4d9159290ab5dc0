/** Fewest and most characters of a password. */
export const PASSWORD_LENGTH = { least: 10, most: 128 } as const;

/** Passwords of at least ten characters that head the public lists of leaked ones, in lower case. */
const COMMON = new Set(
  `1234567890 0123456789 12345678910 123456789a a123456789 q123456789 qwertyuiop qwerty12345 qwerty123456 1q2w3e4r5t
  1qaz2wsx3edc q1w2e3r4t5 qazwsxedcrfv zaq12wsxcde3 1234567891 0987654321 9876543210 1122334455 1111122222 asdfghjkl1
  asdfghjkl123 password12 password123 password1234 passw0rd123 p@ssw0rd123 passwordpassword mypassword administrator
  admin12345 admin123456 administrator1 welcome123 welcome1234 iloveyou12 iloveyou123 iloveyou1234 changeme123
  letmein123 football123 basketball baseball123 sunshine123 princess123 monkey12345 dragon12345 superman123 batman12345
  michael123 charlie123 liverpool1 manchester chelsea123 arsenal123 barcelona1 realmadrid computer123 internet123
  samsung123 google1234 facebook123 abcd123456 abc1234567 abc123456789 abcdefghij abcdefghijk aa12345678 aa123456789
  a1b2c3d4e5 woaini1314 woaini1314520 woaini5201314 wo5201314a 5201314520 1314520520 5211314521 woaini123456
  123456789qq qq123456789 qq12345678 wang123456 zhang123456 li12345678 liu1234567 chen123456 zhongguo123 beijing2008
  woaizhongguo woaizuguo1 mima123456 123456mima admin888888 admin88888888 a5201314520 123456abcdef abcdef123456
  1234554321 1234567899 123456789123 123123123123 147258369a 1472583690 147852369a 3.1415926535 31415926535 741852963a
  1029384756 qweasdzxc123 qwe123456789 asd123456789 zxcvbnm123 zxcvbnm1234 1qazxsw23edc q1w2e3r4t5y6 trustno1234
  starwars123 pokemon123 minecraft1 minecraft123 playstation jordan12345 spiderman1 whatever123 hello12345 hello123456
  secret12345 master12345 shadow12345 killer12345 freedom123 summer2023! summer2024! summer2025! winter2023! winter2024!
  winter2025! spring2024! spring2025! autumn2024! autumn2025! test123456 test1234567 user123456 guest12345 temp123456
  default123 root123456 toor123456 system12345 oracle1234 letmein1234 iloveyou2you unknown123 computer12 clearhall1
  clearhall12 clearhall123`.split(/\s+/u),
);

/** What is wrong with a password that somebody chose; null where it can be taken. `names`: what it must not be made of. */
export function passwordProblem(
  password: string,
  names: readonly string[],
): 'too-short' | 'too-long' | 'too-common' | null {
  const text = password.normalize('NFKC');
  const length = [...text].length;
  if (length < PASSWORD_LENGTH.least) return 'too-short';
  if (length > PASSWORD_LENGTH.most) return 'too-long';
  const plain = text.toLowerCase();
  // A short piece again and again, or an own name with a few digits, is guessed as early as any of the list.
  const isRepeated = /^(.{1,4})\1+.{0,3}$/su.test(plain);
  const rest = names.reduce((left, name) => (name ? left.replaceAll(name.toLowerCase(), '') : left), plain);
  const isName = rest !== plain && [...rest].length < 5;
  return COMMON.has(plain) || isRepeated || isName ? 'too-common' : null;
}

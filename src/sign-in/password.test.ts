import { hashPassword, isPassword, passwordFault } from './password';

const fault = (password: string) => passwordFault(password, 'officer.manila');

describe('A password that somebody wants', () => {
  it.each([
    ['Ab3$efgh', 'SHORT'],
    ['x'.repeat(257), 'LONG'],
    ['password1234', 'COMMON'],
    ['P@ssw0rd2026!', 'COMMON'],
    ['sayangsayang99', 'COMMON'],
    ['Bismillah12345', 'COMMON'],
    ['indonesiamerdeka', 'COMMON'],
    ['qwertyuiop123', 'COMMON'],
    ['1q2w3e4r5t6y', 'COMMON'],
    ['aaaaaaaaaaaaaaa', 'COMMON'],
    ['abcdefghijklmnop', 'COMMON'],
    ['officermanila1', 'OWN_NAME'],
  ])('%s is refused as %s', (password, why) => {
    expect(fault(password)).toBe(why);
  });

  it.each([
    'kereta malam lewat jembatan tua',
    'correct-zebra-violin-teapot',
    'v9#Lq2!tRw8z',
    'perahu biru menyeberang pagi',
    'angin timur mengetuk jendela',
  ])('%s is taken', (password) => {
    expect(fault(password)).toBeNull();
  });
});

describe('A stored password', () => {
  it('is known again, however its letters were put together, and no other is', async () => {
    const stored = await hashPassword('café au lait à minuit');
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await isPassword('café au lait à minuit'.normalize('NFD'), stored)).toBe(true);
    expect(await isPassword('cafe au lait a minuit', stored)).toBe(false);
    expect(await isPassword('', undefined)).toBe(false);
  });

  it('is stored in another way each time', async () => {
    expect(await hashPassword('the same password')).not.toBe(await hashPassword('the same password'));
  });
});

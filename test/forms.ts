/** A secret as it could lie about: plain, in capitals or not, encoded, wide, backwards. */
export function forms(secret: string): Buffer[] {
  const base64 = [0, 1, 2].map((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), Buffer.from(secret)])
      .toString('base64')
      .replace(/=+$/, '');
    return encoded.slice(shift === 0 ? 0 : shift + 1, -1);
  });
  const text = [
    secret,
    secret.toLowerCase(),
    encodeURIComponent(secret),
    [...secret].reverse().join(''),
    Buffer.from(secret).toString('hex'),
    ...base64,
  ];
  return [...text.filter((one) => one.length >= 4).map((one) => Buffer.from(one)), Buffer.from(secret, 'utf16le')];
}

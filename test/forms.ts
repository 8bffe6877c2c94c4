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

/** Of a number in small letters that are all hexadecimal digits, chance writes as many into a long enough copy. */
const mayBeChance = (secret: string): boolean => /^[\da-f]{1,12}$/.test(secret.toLowerCase());

/** Whether it stands there in one of its forms; what may be chance only where no longer run of hexadecimal digits has it. */
export function holds(where: Buffer, secret: string): boolean {
  const small = Buffer.from(secret.toLowerCase());
  return forms(secret).some((form) => {
    for (let at = where.indexOf(form); at !== -1; at = where.indexOf(form, at + 1)) {
      const around = [where[at - 1], where[at + form.length]].map((byte) => String.fromCharCode(byte ?? 0));
      if (!(mayBeChance(secret) && form.equals(small) && around.some((one) => /[\da-f]/.test(one)))) return true;
    }
    return false;
  });
}

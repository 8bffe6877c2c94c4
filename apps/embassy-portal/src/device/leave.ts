/** What leaves this device, and what is taken back before it does: never both, in whichever window. */
import { change, itemsNow, readQueue, takeOut, type Item } from './queue';

const found = async (login: string, seq: number): Promise<Item | undefined> => {
  // As it lies here: another window may have done with it.
  await readQueue(login);
  return itemsNow().find((item) => item.seq === seq);
};

const alone = <T>(seq: number, work: () => Promise<T>): Promise<T> =>
  navigator.locks.request(`pulang-deed ${seq}`, work);

/** Noted before it leaves: from then on nobody here knows whether Pulang has it. Undefined where it is gone. */
export const leave = (login: string, seq: number): Promise<Item | undefined> =>
  alone(seq, async () => {
    const item = await found(login, seq);
    if (!item || item.left) return item;
    const leaving: Item = { ...item, left: true };
    // On a full disk it leaves all the same: it would never make room else.
    await change(leaving).catch(() => undefined);
    return leaving;
  });

/** As if it had never been; false where Pulang may have it already. */
export const takeBack = (login: string, seq: number): Promise<boolean> =>
  alone(seq, async () => {
    const item = await found(login, seq);
    if (!item || item.left) return false;
    await takeOut(seq);
    return true;
  });

/** Its time has come before it was due. */
export const hasten = (login: string, seq: number): Promise<void> =>
  alone(seq, async () => {
    const item = await found(login, seq);
    if (!item || item.left) return;
    const { notBefore: _, ...deed } = item.deed;
    await change({ ...item, deed });
  });

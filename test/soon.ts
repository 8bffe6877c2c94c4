import { setTimeout as pause } from 'node:timers/promises';

/** Whether it comes true within a second: long before what a process keeps of a caller ends by itself. */
export async function soon(is: () => Promise<boolean>): Promise<boolean> {
  for (const late = Date.now() + 1_000; Date.now() < late; await pause(5)) if (await is()) return true;
  return false;
}

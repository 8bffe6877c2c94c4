import { Client } from 'pg';
import { openPool } from '../src/platform/db/pool';
import { NumberKeeper } from '../src/statistics/keeper';
import type { World } from './world';

/** Who asks is looked up every two seconds, and how often is told in lumps: no part of what an operation costs. */
const BESIDE = /app\.actor|\brate\b/;

/** How many statements the server sends while an operation runs: BEGIN, the caller's context and COMMIT among them. */
export async function counted(run: () => Promise<unknown>): Promise<number> {
  const sent = jest.spyOn(Client.prototype, 'query');
  try {
    await run();
    return sent.mock.calls.filter(([first]) => {
      const text = typeof first === 'string' ? first : (first as unknown as { text?: string } | undefined)?.text;
      return !BESIDE.test(text ?? '');
    }).length;
  } finally {
    sent.mockRestore();
  }
}

/** Who keeps the numbers, asked to when a test wants them kept. */
export const keeperOf = (world: World): NumberKeeper =>
  new NumberKeeper(openPool({ connectionString: world.addressOf('pulang_statistics'), max: 1 }), (error) => {
    throw error;
  });

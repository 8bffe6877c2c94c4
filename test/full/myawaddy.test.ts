import { MyawaddyStory } from '../../src/demonstration/myawaddy';
import { Teller } from '../../src/demonstration/teller';
import { openWorld } from '../world';

jest.setTimeout(900_000);

it('of 554 people who cross a border every head is accounted for at every point', async () => {
  const world = await openWorld();
  try {
    const ask = (login: string, document: string, variables: object) =>
      world.as(login).ask<Record<string, unknown>>(document, variables);
    expect(await new MyawaddyStory(new Teller(ask, 'test')).play()).toEqual({
      expected: 554,
      heldBack: 21,
      boarded: 533,
      births: 2,
      landed: 535,
      handedOver: 535,
      wentBefore: 46,
      disputed: 12,
      unexplained: 0,
    });
  } finally {
    await world.close();
  }
});

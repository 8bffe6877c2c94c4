import { decodeJwt } from 'jose';
import { exchange, signIn, Visitor } from './people';
import { openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe('Somebody with a password and an authenticator', () => {
  it('signs in, and the portal gets a token to ask with', async () => {
    const visitor = new Visitor(world.url);
    const { code, verifier, page } = await signIn(visitor, 'officer.manila');
    expect({ code, page }).toEqual({ code: expect.any(String), page: expect.anything() });
    const answer = await exchange(world.url, code ?? '', verifier);
    const body = (await answer.json()) as { access_token: string };
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 600 });
    expect(decodeJwt(body.access_token)).toMatchObject({ sub: 'officer.manila', aud: 'pulang', client_id: 'portal' });
    const asked = await fetch(`${world.url}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${body.access_token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ me { login } }' }),
    });
    expect(await asked.json()).toEqual({ data: { me: { login: 'officer.manila' } } });
  });
});

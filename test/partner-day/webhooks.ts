import { randomUUID } from 'node:crypto';
import type { Day } from './day';

export function webhooks(day: Day): void {
  const { done } = day;

  it('is arranged, changed, paused, looked into and ended', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const made = await done('registerWebhook', [], { url: 'https://partner.example/a' }, key);
    const { id, secret } = made.body;
    expect(secret).toMatch(/^whsec_/);
    // The same key tells it again, and nothing else ever does.
    expect((await done('registerWebhook', [], { url: 'https://partner.example/a' }, key)).body).toEqual(made.body);
    expect((await done('listWebhooks')).body.items).toEqual([expect.not.objectContaining({ secret })]);
    const changed = await done('changeWebhook', [id], { url: 'https://partner.example/b' }, { 'if-match': '"1"' });
    expect(changed.body).toMatchObject({ version: 2, url: 'https://partner.example/b', state: 'ACTIVE' });
    const turned = await done('rotateWebhookSecret', [id], undefined, { 'if-match': '"2"' });
    expect(turned.body).toMatchObject({ version: 3, oldSecretUntil: expect.any(String) });
    expect(turned.body.secret).not.toBe(secret);
    const paused = await done('pauseWebhook', [id], undefined, { 'if-match': '"3"' });
    expect(paused.body).toMatchObject({ version: 4, state: 'PAUSED', pausedWhy: null });
    const resumed = await done('resumeWebhook', [id], undefined, { 'if-match': '"4"' });
    expect(resumed.body).toMatchObject({ version: 5, state: 'ACTIVE' });
    const again = { since: '2025-07-01T00:00:00Z' };
    expect((await done('replayWebhook', [id], again, { 'if-match': '"5"' })).status).toBe(201);
    const neither = await done('replayWebhook', [id], {}, { 'if-match': '"6"' });
    expect(neither.body).toMatchObject({ status: 422, pointer: '/after' });
    const foreign = await done('replayWebhook', [id], { after: 'x' }, { 'if-match': '"6"' });
    expect(foreign.body).toMatchObject({ status: 400, code: 'INVALID_CURSOR', pointer: '/after' });
    expect((await done('listWebhookAttempts', [id], undefined, {}, '?failedOnly=true')).body.items).toEqual([]);
    const { headers } = await done('readWebhook', [id]);
    for (const [name, body] of [
      ['changeWebhook', { url: 'https://partner.example/c' }],
      ['replayWebhook', again],
      ['rotateWebhookSecret', undefined],
      ['pauseWebhook', undefined],
      ['resumeWebhook', undefined],
      ['removeWebhook', undefined],
    ] as const) {
      const stale = await done(name, [id], body, { 'if-match': '"77"' });
      expect(stale.body).toMatchObject({ status: 412, code: 'STALE_VERSION', parameter: 'If-Match' });
      const reused = await done(name, [id], body, { ...key, 'if-match': headers.get('etag') ?? '' });
      expect(reused.body).toMatchObject({ status: 422, code: 'KEY_REUSED', parameter: 'Idempotency-Key' });
    }
    const bad = await done('registerWebhook', [], { url: 'https://169.254.169.254/' });
    expect(bad.body).toMatchObject({ status: 422, code: 'WEBHOOK_ADDRESS', pointer: '/url' });
    for (let more = 1; more < 5; more += 1)
      await done('registerWebhook', [], { url: `https://partner.example/${more}` });
    const sixth = await done('registerWebhook', [], { url: 'https://partner.example/6' });
    expect(sixth.body).toMatchObject({ status: 409, code: 'WEBHOOKS_TOO_MANY' });
    const removed = await done('removeWebhook', [id], undefined, { 'if-match': headers.get('etag') ?? '' });
    expect(removed).toMatchObject({ status: 200, body: { state: 'REMOVED' } });
    expect((await day.door().get(`/v1/webhooks/${id}`)).status).toBe(404);
    const told = await done('registerWebhook', [], { url: 'https://partner.example/a' }, key);
    expect(told.body).toMatchObject({ status: 422, code: 'NOT_FOUND', parameter: 'Idempotency-Key' });
  });
}

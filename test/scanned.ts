import sharp from 'sharp';
import supertest from 'supertest';
import { manila, when } from './journey';
import { key, type World } from './world';

/** The paper that the family signed, photographed and attached. */
export async function scanned(world: World, id: string): Promise<string> {
  const file = key();
  const image = await sharp({ create: { width: 40, height: 40, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
  await supertest(world.url)
    .put(`/files/${file}`)
    .query({ case: id })
    .set('authorization', `Bearer ${await world.tokenOf(manila)}`)
    .set('content-type', 'application/octet-stream')
    .send(image);
  const { attachFile } = await world
    .as(manila)
    .ask('mutation ($input: AttachFile!) { attachFile(input: $input) { ... on Problem { code field } } }', {
      input: { key: key(), case: id, file, kind: 'HANDOVER_PAPER', occurredAt: when.handed },
    });
  if (attachFile.code) throw new Error(JSON.stringify(attachFile));
  return file;
}

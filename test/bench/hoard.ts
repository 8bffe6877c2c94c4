/** A feed without end, by a server that keeps a fifth of each page, or lets go of all: for the test of what tells them apart. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from './child';

serve(async ({ core }) => {
  const kept: Buffer[] = [];
  const server = createServer((_, response) => {
    const page = Buffer.alloc(1024 ** 2, 'x');
    if (core === 'keeps') kept.push(Buffer.from(page.subarray(0, page.length / 5)));
    const body = JSON.stringify({
      items: Array(500).fill(0),
      next: String(kept.length),
      more: true,
      page: page.toString(),
    });
    response.writeHead(200, { 'content-length': Buffer.byteLength(body) }).end(body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return (server.address() as AddressInfo).port;
});

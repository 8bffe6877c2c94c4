import type { FastifyReply, FastifyRequest } from 'fastify';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';

/** Figures of the process for Prometheus: to loopback, or to whoever has the token. No label tells of a person. */
export class Metrics {
  private readonly registry = new Registry();
  private readonly seconds = new Histogram({
    name: 'pulang_http_seconds',
    help: 'How long answers took.',
    labelNames: ['route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [this.registry],
  });
  private readonly refused = new Counter({
    name: 'pulang_http_unauthenticated_total',
    help: 'Requests without a good token.',
    registers: [this.registry],
  });

  constructor(
    source: DataSource,
    private readonly token: string | undefined,
  ) {
    collectDefaultMetrics({ register: this.registry });
    const pool = (source.driver as unknown as { master: Pool }).master;
    new Gauge({
      name: 'pulang_db_waiting',
      help: 'Operations that wait for a connection.',
      registers: [this.registry],
      collect() {
        this.set(pool.waitingCount);
      },
    });
  }

  answered(request: FastifyRequest, reply: FastifyReply): void {
    const route = request.routeOptions.url ?? 'none';
    this.seconds.observe({ route, status: String(reply.statusCode) }, reply.elapsedTime / 1000);
    if (reply.statusCode === 401) this.refused.inc();
  }

  async answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const loopback =
      ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.ip) && !request.headers['x-forwarded-for'];
    const known = this.token !== undefined && request.headers.authorization === `Bearer ${this.token}`;
    if (!loopback && !known) return reply.code(404).send();
    return reply.type(this.registry.contentType).send(await this.registry.metrics());
  }
}

import { randomUUID } from 'node:crypto';
import { METHODS } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CoreClient } from '#core-client';
import { arrivals, limits, nestLog, PROBLEM_JSON, problemDocument, unheard, type Log } from '#server';
import { mount } from './mount';
import { Served } from './served';

export interface DoorSettings {
  /** Origin of the core. */
  core: string;
  host: string;
  port: number;
  log: Log;
  /** Milliseconds until an answer of the core is given up. */
  deadline?: { answer: number; batch: number };
  /** Milliseconds for the head of a request to come in, and for all of it. */
  patience?: number;
}

export interface Door {
  url: string;
  /** Takes no new work and ends what is under way. */
  close(): Promise<void>;
}

@Module({})
class DoorModule {
  static on(core: CoreClient): DynamicModule {
    return { module: DoorModule, providers: [Served, { provide: CoreClient, useValue: core }] };
  }
}

/** Longer than the core itself takes, so that its own word comes first. */
const usualDeadline = { answer: limits.time + 5_000, batch: limits.batchTime + 15_000 };

/** The service API: a client of the core like any other, that keeps nothing. */
export async function openDoor({
  core,
  host,
  port,
  log,
  deadline = usualDeadline,
  patience = limits.time,
}: DoorSettings): Promise<Door> {
  const adapter = new FastifyAdapter({
    bodyLimit: limits.body,
    requestTimeout: limits.fileTime,
    // Who sends a header a letter at a time holds no line for longer than an answer may take.
    http: { headersTimeout: patience, connectionsCheckingInterval: 1_000, requireHostHeader: false },
    clientErrorHandler: unheard(patience),
    frameworkErrors: (_error: Error, _request: FastifyRequest, reply: FastifyReply) => {
      void reply
        .code(400)
        .type(PROBLEM_JSON)
        .send(problemDocument(400, 'HEAD_MALFORMED', 'en'));
    },
    forceCloseConnections: 'idle',
    genReqId: () => randomUUID(),
    // An address is looked up as it is written: no id is in the log of a router that failed.
    routerOptions: { maxParamLength: 100 },
  });
  const app = await NestFactory.create<NestFastifyApplication>(DoorModule.on(new CoreClient(core, deadline)), adapter, {
    logger: nestLog(log),
    abortOnError: false,
    bodyParser: false,
  });
  const http = adapter.getInstance<FastifyInstance>();
  for (const method of METHODS) if (!http.supportedMethods.includes(method)) http.addHttpMethod(method);
  arrivals(http);
  const state = { draining: false, origin: '' };
  await http.register(mount({ core: app.get(CoreClient), served: app.get(Served), state, patience, log }));
  await app.listen(port, host);
  const { port: taken } = http.server.address() as AddressInfo;
  state.origin = `http://localhost:${taken}`;
  return {
    url: state.origin,
    close: async () => {
      state.draining = true;
      await app.close();
    },
  };
}

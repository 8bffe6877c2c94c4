import type { FastifyRequest } from 'fastify';
import type { Language } from '#domain';

/** The first of ours that a request names. */
export const languageOf = ({ headers }: Pick<FastifyRequest, 'headers'>): Language =>
  (/\b(id|en)\b/i.exec(headers['accept-language'] ?? '')?.[1]?.toLowerCase() as Language | undefined) ?? 'en';

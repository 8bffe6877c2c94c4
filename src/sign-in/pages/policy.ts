import { createHash } from 'node:crypto';

const sourceOf = (script: string): string => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

/**
 * Scripts and styles are files of our own; a page is framed by nobody and sends its forms here only.
 * @param script - the one that stands in the page itself, if there is one
 */
export const pagePolicy = (script?: string): string =>
  [
    `default-src 'none'`,
    `script-src ${script === undefined ? `'self'` : sourceOf(script)}`,
    `style-src 'self'`,
    `img-src 'self'`,
    `form-action 'self'`,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
  ].join('; ');

import { readEnv } from '#server';
import { ringOf } from '../house';

/** `npm run tokens:rotate`: a new key signs tokens, serving or not; the one before is still good for what it signed. */
ringOf(readEnv()).rotateTokens();
process.stdout.write('tokens ok: a new key signs; the key before the last one is forgotten\n');

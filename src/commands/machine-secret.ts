import { readEnv } from '#server';
import { ringOf } from '../house';
import { developmentSecret } from '../sign-in/machines';

/** `npm run -s machine-secret -- system.iom`: what a machine without a key proves itself with, outside production. */
function main(clientId: string | undefined): void {
  const env = readEnv();
  if (clientId === undefined || env.nodeEnv === 'production') {
    process.stderr.write('Name a client, as in machine-secret -- system.iom; in production only keys are taken.\n');
    process.exit(2);
  }
  process.stdout.write(`${developmentSecret(ringOf(env), clientId)}\n`);
}

main(process.argv[2]);

import { readEnv } from '#server';
import { accounts } from '../demonstration/cast';
import { ringOf } from '../house';
import { issuerFor } from '../sign-in/issuer';
import { issueToken } from '../sign-in/tokens';

/** `npm run -s token -- officer.manila`: ten minutes as an account of the demonstration. */
async function main(login: string | undefined): Promise<void> {
  if (!accounts.some((account) => account.login === login) || login === undefined) {
    process.stderr.write(`Name one of: ${accounts.map((account) => account.login).join(', ')}\n`);
    process.exit(2);
  }
  const env = readEnv();
  const issuer = issuerFor(env);
  process.stdout.write(`${await issueToken(ringOf(env).privateKey('tokens'), issuer, login)}\n`);
}

void main(process.argv[2]);

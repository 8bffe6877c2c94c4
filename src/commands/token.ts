import { readEnv } from '#server';
import { accounts } from '../demonstration/cast';
import { ringOf } from '../house';
import { originFor } from '../sign-in/issuer';
import { issueToken } from '../sign-in/tokens';

/** `npm run -s token -- officer.manila`: ten minutes as an account of the demonstration. */
async function main(login: string | undefined): Promise<void> {
  if (!accounts.some((account) => account.login === login) || login === undefined) {
    process.stderr.write(`Name one of: ${accounts.map((account) => account.login).join(', ')}\n`);
    process.exit(2);
  }
  const env = readEnv();
  if (env.oidcIssuer) throw new Error(`${env.oidcIssuer} signs people in: ask it for tokens.`);
  process.stdout.write(`${await issueToken(ringOf(env).privateKey('tokens'), `${originFor(env)}/oidc`, login)}\n`);
}

main(process.argv[2]).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(2);
});

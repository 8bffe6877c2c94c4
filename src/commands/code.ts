import { generate } from 'otplib';
import { accounts } from '../demonstration/cast';
import { demonstrationSecret } from '../demonstration/sign-in';

/** `npm run -s code -- officer.manila`: what the authenticator of an account of the demonstration shows now. */
async function main(login: string | undefined): Promise<void> {
  if (!accounts.some((account) => account.login === login) || login === undefined) {
    process.stderr.write(`Name one of: ${accounts.map((account) => account.login).join(', ')}\n`);
    process.exit(2);
  }
  process.stdout.write(`${await generate({ secret: demonstrationSecret(login) })}\n`);
}

void main(process.argv[2]);

import type { Language, Role } from '#domain';

/** Who is asking: an account of one unit with roles, after its token was verified. */
export interface Actor {
  account: string;
  login: string;
  unit: string;
  roles: readonly Role[];
  language: Language;
}

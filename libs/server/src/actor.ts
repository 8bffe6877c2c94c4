import type { Language, Role } from '#domain';

/** Who is asking: an account of one unit with roles, after its token was verified. */
export interface Actor {
  account: string;
  login: string;
  /** The unit that it acts for: its own, or one that it stands in for. */
  unit: string;
  roles: readonly Role[];
  language: Language;
}

import type { Language, Role } from '#domain';

/** Who is asking: an account of one unit with roles, after its token was verified. */
export interface Actor {
  account: string;
  login: string;
  /** The unit that it acts for: its own, or one that it stands in for. */
  unit: string;
  roles: readonly Role[];
  language: Language;
  /**
   * When the second factor was last confirmed, as the token or the session says: null if it never was; absent where
   * nothing was said of how they signed in, as in the tokens that the demonstration issues.
   */
  secondFactorAt?: Date | null;
  /** Of a partner's machine, the organisation that it is of: its ids and page marks are that organisation's own. */
  partner?: string | undefined;
  /** Whatever it does is done to see whether it can be, and undone. */
  dryRun?: boolean;
  /** The portal's session that the account asks by; none where it shows a token. */
  session?: string | undefined;
}

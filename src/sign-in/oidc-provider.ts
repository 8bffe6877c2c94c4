// The order counts: what the library has to say it says while it is loaded.
import { loaded } from './long-term';
import { errors, Provider } from 'oidc-provider';

loaded();

export { errors, Provider };

import { MyawaddyStory } from '../demonstration/myawaddy';
import { Teller } from '../demonstration/teller';
import { playScenario } from './scenario';

/** `npm run -s scenario:myawaddy`: the story of 554 people, of whom every head is accounted for. */
playScenario((ask) => new MyawaddyStory(new Teller(ask, 'myawaddy')).play());

import {
  Offers,
  OneOffer,
  AnswerOffer,
  AnswerOfferBatch,
  ReturnCase,
  ReturnCaseBatch,
  WithdrawOffer,
  WithdrawOfferBatch,
} from '../core/operations';
import { act, batch, one, page } from './kinds';
import { coded, inPath, inQuery } from './parameters';
import type { Route } from './route';

const answered = { description: 'The offer as it is now.', of: { shape: 'Offer' }, etag: true } as const;
const tag = 'Offers' as const;
const offer = inPath('referral', 'The offer.');
const WHEN = '2026-02-11T02:00:00Z';

export const offers: readonly Route[] = [
  page(
    {
      id: 'listOffers',
      path: '/v1/offers',
      tag,
      summary: 'What you were asked, and what you asked of others',
      description:
        'Last entered first. Until you accept you are told what is asked, by whom, and whether it is a woman, a man, a girl or a boy; `case` is null until then.',
      of: { page: 'Offer', as: 'OfferPage' },
      parameters: [
        inQuery('box', 'What you were asked (IN) or asked of others (OUT).', {
          type: 'string',
          enum: ['IN', 'OUT'],
          default: 'IN',
        }),
        inQuery('state', 'Only those that stand so.', coded('ReferralState')),
        inQuery('kind', 'Only those of a kind.', coded('OfferKind')),
      ],
    },
    Offers,
  ),
  one(
    {
      id: 'readOffer',
      path: '/v1/offers/{referral}',
      tag,
      summary: 'One offer',
      parameters: [offer],
      answer: { description: 'The offer.', of: { shape: 'Offer' }, etag: true },
      problems: [403, 404],
    },
    OneOffer as never,
    ({ path }) => ({ id: path['referral'] }),
  ),
  act(
    {
      id: 'acceptOffer',
      path: '/v1/offers/{referral}/acceptance',
      tag,
      summary: 'Take somebody over',
      description: 'From this moment you see the case. A person returned to you is accepted in the same way.',
      input: 'AnswerReferral',
      fixed: { accept: true, refusal: null },
      parameters: [offer],
      answer: answered,
      example: { occurredAt: WHEN },
    },
    AnswerOffer,
  ),
  act(
    {
      id: 'refuseOffer',
      path: '/v1/offers/{referral}/refusal',
      tag,
      summary: 'Refuse, and say why',
      input: 'AnswerReferral',
      fixed: { accept: false },
      parameters: [offer],
      answer: answered,
      example: { occurredAt: WHEN, refusal: 'NO_CAPACITY' },
    },
    AnswerOffer,
  ),
  batch(
    {
      id: 'answerOffers',
      path: '/v1/offers/answers',
      tag,
      summary: 'Accept and refuse many',
      input: 'AnswerReferral',
      answer: { shape: 'Offer' },
      example: {
        referral: '0198f2a0-7c1e-7d3a-9b52-3f0e8a1c4d6e',
        version: 1,
        accept: true,
        refusal: null,
        occurredAt: WHEN,
      },
    },
    AnswerOfferBatch,
  ),
  act(
    {
      id: 'withdrawOffer',
      path: '/v1/offers/{referral}/withdrawal',
      tag,
      summary: 'Take back what you asked',
      input: 'WithdrawReferral',
      parameters: [offer],
      answer: answered,
      example: { occurredAt: WHEN },
    },
    WithdrawOffer,
  ),
  batch(
    {
      id: 'withdrawOffers',
      path: '/v1/offers/withdrawals',
      tag,
      summary: 'Take many back',
      input: 'WithdrawReferral',
      answer: { shape: 'Offer' },
      example: { referral: '0198f2a0-7c1e-7d3a-9b52-3f0e8a1c4d6e', version: 1, occurredAt: WHEN },
    },
    WithdrawOfferBatch,
  ),
  act(
    {
      id: 'returnCase',
      path: '/v1/cases/{case}/return',
      tag,
      summary: 'Give somebody back',
      description: 'An offer to whoever answers for the case; your part goes on until they accept.',
      input: 'ReturnCase',
      parameters: [inPath('case', 'The case.')],
      answer: { description: 'The offer that was made.', of: { shape: 'Offer' }, etag: true },
      example: { occurredAt: WHEN, note: 'Moved to another province.' },
    },
    ReturnCase,
  ),
  batch(
    {
      id: 'returnCases',
      path: '/v1/cases/returns',
      tag,
      summary: 'Give many back',
      input: 'ReturnCase',
      answer: { shape: 'Offer' },
      example: { case: '0198f2a0-7c1e-7d3a-9b52-3f0e8a1c4d6e', version: 7, occurredAt: WHEN },
    },
    ReturnCaseBatch,
  ),
];

import {
  AddProvider,
  ChangeProvider,
  Providers,
  RecordSupport,
  SharedSupports,
  UpdateSupport,
} from '../core/operations';
import { act, page } from './kinds';
import { coded, inPath, inQuery } from './parameters';
import type { Route } from './route';

const tag = 'Support' as const;
const provider = { description: 'The provider as it is now.', of: { shape: 'Provider' }, etag: true } as const;
const given = { description: 'The support as it is now.', of: { shape: 'SharedSupport' }, etag: true } as const;

/** What an organisation has of its own beside people: whom it plans with, and what it gives to whole places. */
export const support: readonly Route[] = [
  page(
    {
      id: 'listProviders',
      path: '/v1/providers',
      tag,
      summary: 'Whom your organisation plans with',
      of: { page: 'Provider', as: 'ProviderPage' },
      parameters: [inQuery('offers', 'Only those who offer it.', coded('AssistanceType'))],
    },
    Providers,
  ),
  act(
    {
      id: 'addProvider',
      path: '/v1/providers',
      tag,
      summary: 'Somebody to plan with',
      description: 'Either an organisation that is known here, or a name. Known to your organisation alone.',
      input: 'AddProvider',
      parameters: [],
      answer: provider,
      makes: true,
      always: true,
      example: { name: 'Bengkel Maju', contact: '+62 812 000 111', offers: ['VOCATIONAL_TRAINING'], regency: '35.07' },
    },
    AddProvider,
  ),
  act(
    {
      id: 'changeProvider',
      method: 'patch',
      path: '/v1/providers/{provider}',
      tag,
      summary: 'What they offer, how to reach them, or that it is over',
      description: 'What is left out stays as it was.',
      input: 'ChangeProvider',
      parameters: [inPath('provider', 'The provider.')],
      answer: provider,
      example: { offers: ['VOCATIONAL_TRAINING', 'JOB_PLACEMENT'] },
    },
    ChangeProvider,
  ),
  page(
    {
      id: 'listSupports',
      path: '/v1/supports',
      tag,
      summary: 'What your organisation gives communities and structures',
      of: { page: 'SharedSupport', as: 'SharedSupportPage' },
      parameters: [],
    },
    SharedSupports,
  ),
  act(
    {
      id: 'recordSupport',
      path: '/v1/supports',
      tag,
      summary: 'Support of a community or of structures',
      description: 'Recorded once, with the places it is for; whom it benefits is said in each case by itself.',
      input: 'RecordSupport',
      parameters: [],
      answer: given,
      makes: true,
      always: true,
      example: {
        level: 'COMMUNITY',
        type: 'COMMUNITY_PROJECT',
        regencies: ['35.07'],
        state: 'PLANNED',
        plannedOn: '2026-03-01',
        costMinor: 4500000000,
        currency: 'IDR',
      },
    },
    RecordSupport,
  ),
  act(
    {
      id: 'updateSupport',
      method: 'patch',
      path: '/v1/supports/{support}',
      tag,
      summary: 'Support is given or called off',
      description: 'What is left out stays as it was.',
      input: 'UpdateSupport',
      parameters: [inPath('support', 'The support.')],
      answer: given,
      example: { state: 'GIVEN', givenOn: '2026-03-02' },
    },
    UpdateSupport,
  ),
];

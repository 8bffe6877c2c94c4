import { randomUUID } from 'node:crypto';
import { Module, type DynamicModule } from '@nestjs/common';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { GraphQLModule } from '@nestjs/graphql';
import type { FastifyRequest } from 'fastify';
import { limits } from '#server';
import { AlertsModule } from './alerts/alerts.module';
import { CasesModule } from './cases/cases.module';
import { ColleaguesModule } from './colleagues/colleagues.module';
import { DeathsModule } from './deaths/deaths.module';
import { ExchangeModule } from './exchange/exchange.module';
import { ExportsModule } from './exports/exports.module';
import { GlassModule } from './glass/glass.module';
import { FilesModule } from './files/files.module';
import { HandoversModule } from './handovers/handovers.module';
import { OrganisationsModule } from './organisations/organisations.module';
import { PartnersModule } from './partners/partners.module';
import { PeopleModule } from './people/people.module';
import { AuditModule } from './audit/audit.module';
import { formatError } from './platform/operation/format-error';
import { documentRules } from './platform/operation/document-rules';
import { polite } from './platform/operation/polite.plugin';
import type { RequestContext } from './platform/operation/operations.plugin';
import { writtenResult } from './platform/read/written';
import { PlatformModule, type Foundation } from './platform/platform.module';
import { ReferralsModule } from './referrals/referrals.module';
import { ReintegrationModule } from './reintegration/reintegration.module';
import { RightsModule } from './rights/rights.module';
import { SearchModule } from './search/search.module';
import { SheltersModule } from './shelters/shelters.module';
import { StatisticsModule } from './statistics/statistics.module';
import { SignInModule } from './sign-in/sign-in.module';
import { TravelModule } from './travel/travel.module';

/** Every feature, in the order of the way home. */
export const features = [
  OrganisationsModule,
  CasesModule,
  ColleaguesModule,
  SearchModule,
  ExchangeModule,
  ExportsModule,
  PeopleModule,
  TravelModule,
  HandoversModule,
  SheltersModule,
  ReferralsModule,
  ReintegrationModule,
  DeathsModule,
  GlassModule,
  SignInModule,
  FilesModule,
  AlertsModule,
  RightsModule,
  StatisticsModule,
  PartnersModule,
  AuditModule,
];

@Module({})
export class AppModule {
  static on(foundation: Foundation): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.on(foundation),
        GraphQLModule.forRoot<ApolloDriverConfig>({
          driver: ApolloDriver,
          autoSchemaFile: true,
          sortSchema: true,
          graphiql: false,
          // Who may introspect is asked per caller, by the policy; Apollo's switch knows only everybody or nobody.
          introspection: true,
          includeStacktraceInErrorResponses: false,
          hideSchemaDetailsFromClientErrors: true,
          parseOptions: { maxTokens: limits.tokens },
          validationRules: documentRules,
          validationMaxErrors: 5,
          preserveHttpStatusForExecutionErrors: false,
          plugins: [polite],
          formatError,
          stringifyResult: writtenResult,
          context: (request: FastifyRequest & Pick<RequestContext, 'actor' | 'spend' | 'acted'>): RequestContext => ({
            actor: request.actor,
            spend: request.spend,
            acted: request.acted,
            request: randomUUID(),
            size: Number(request.headers['content-length'] ?? 0),
          }),
        } as ApolloDriverConfig),
        ...features,
      ],
    };
  }
}

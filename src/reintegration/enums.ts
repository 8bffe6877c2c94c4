import {
  assistanceLevels,
  assistanceModalities,
  assistanceStates,
  assistanceTypes,
  contactChannels,
  dimensions,
  followUpMoveReasons,
  followUpOutcomes,
  planItemReasons,
  planItemStates,
} from '#domain';
import { codeEnum } from '../platform/columns';

export const Dimension = codeEnum('Dimension', dimensions);
export const AssistanceType = codeEnum('AssistanceType', assistanceTypes);
export const AssistanceLevel = codeEnum('AssistanceLevel', assistanceLevels);
export const AssistanceModality = codeEnum('AssistanceModality', assistanceModalities);
export const AssistanceState = codeEnum('AssistanceState', assistanceStates);
export const FollowUpOutcome = codeEnum('FollowUpOutcome', followUpOutcomes);
export const FollowUpMoveReason = codeEnum('FollowUpMoveReason', followUpMoveReasons);
export const ContactChannel = codeEnum('ContactChannel', contactChannels);
export const PlanItemState = codeEnum('PlanItemState', planItemStates);
export const PlanItemReason = codeEnum('PlanItemReason', planItemReasons);

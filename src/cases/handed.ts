/**
 * Both sides signed for somebody who had been let in: not whom the receiver refused, nor a paper by which people were
 * given into other hands before they travelled, nor one that only corrects another.
 */
export const handedOver = (of: string): string =>
  `exists (select from handed_person h join handover b on b.id = h.handover_id and b.corrects_id is null
     where h.case_id = ${of} and h.refusal is null and b.giver_signed_at is not null and b.receiver_signed_at is not null
       and exists (select from passenger w where w.case_id = h.case_id and w.entered_at <= b.occurred_at))`;

import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { readSheet } from 'read-excel-file/node';
import { followedHome, SAFE } from '../at-home';
import { byKeyboard } from '../keyboard';
import { opened } from '../partners';
import { handsOf } from '../prepared';
import { daysFromNow } from '../travellers';
import type { World } from '../world';

export const CASEWORKER = 'caseworker.iom';
export const NIK = '3507014203940001';

const people = [
  ['SUMARNI', 45],
  ['YOHANES SERAN', 42],
  ['SITI AMINAH', 40],
  ['MARKUS TEFA', 38],
  ['AGUS', 5],
  ['RINA', 3],
] as const;

/** Hundred and twenty whom one follows home, six of them with a plan; the four whose first follow-up is late, by name. */
export async function followed(world: World): Promise<ReadonlyMap<string, string>> {
  const late = new Map<string, string>();
  const { act } = handsOf(world, CASEWORKER);
  for (const [name, daysAgo] of people) {
    const id = await followedHome(world, name, daysAgo);
    if (daysAgo > 30) late.set(name, id);
    const goals = [{ dimension: 'ECONOMIC', note: 'Usaha sendiri', items: [] }];
    const plan = { case: id, objectives: 'Usaha kecil.', occurredAt: `${daysFromNow(-2)}T02:00:00Z`, goals };
    const agreed = await act('agreePlan', plan);
    if (agreed.id !== id) throw new Error(JSON.stringify(agreed));
  }
  const others = [
    ...(await world.registered(1, 'officer.manila', { birthDate: '1994-03-02', nik: NIK })),
    ...(await world.registered(113)),
  ];
  await opened(
    world,
    others.map(({ id }) => id),
  );
  return late;
}

/** What the list of what is late said, and the menu beside it. */
export interface Late {
  rows: number;
  menu: string;
}

/** What is late, one call, what was given, one whom nobody finds any more, and the calendar: by the keyboard alone. */
export async function caseWorkersDay(page: Page): Promise<Late> {
  const keys = byKeyboard(page);
  await keys.press({ name: /^Due/ });
  await keys.press({ selector: 'input[type=checkbox]', name: 'Only what is overdue' }, 'Space');
  await page.locator('tbody tr').nth(4).waitFor({ state: 'detached' });
  await page.locator('tbody tr').nth(3).waitFor();
  const late = {
    rows: await page.locator('tbody tr').count(),
    menu: await page.locator('.bar .waiting').first().innerText(),
  };

  await keys.press({ name: 'Follow up: SUMARNI' });
  await page.getByText(SAFE).waitFor();
  await keys.press({ selector: 'input[value=REACHED]' }, 'Space');
  await keys.write('#note', 'Warungnya sudah buka.');
  await keys.day('#dueOn', daysFromNow(33));
  await keys.choose('#reason', 'Illness');
  await keys.press({ name: 'Record' });
  await page.getByText('Recorded: Month 1, Reached').waitFor();

  await keys.press({ name: 'Log assistance' });
  await keys.choose('#type', 'Cash grant');
  await keys.choose('#modality', 'Cash');
  await keys.write('#costMinor', '1,500,000');
  await keys.press({ selector: 'dialog input[type=checkbox]' }, 'Space');
  await keys.press({ name: 'Save' });
  await page.getByText('The assistance is logged.').waitFor();

  await keys.press({ name: /^Due/ });
  await keys.press({ name: 'Follow up: YOHANES SERAN' });
  await page.getByText(SAFE).waitFor();
  // One stop for all answers to a question; the arrows go through them.
  await keys.reach({ selector: 'input[value=REACHED]' });
  for (let answer = 0; answer < 2; answer += 1) await page.keyboard.press('ArrowDown');
  await page.locator('input[value=LOST_CONTACT]:checked').waitFor();
  await keys.press({ name: 'Record' });
  await page.getByText('Contact with this person is lost.').waitFor();

  await keys.press({ name: 'Follow-up' });
  await page.getByText('Overdue (2)').waitFor();
  const moved = page.locator(`.month a[href="/follow-ups?day=${daysFromNow(33)}"]`);
  for (let months = 0; !(await moved.isVisible()); months += 1) {
    if (months > 3) throw new Error('the calendar did not move');
    await keys.press({ name: 'Month after' });
    await page.waitForTimeout(500);
  }
  await keys.press({ selector: `.month a[href="/follow-ups?day=${daysFromNow(33)}"]` });
  await page.getByRole('link', { name: 'Open the sheet: SUMARNI, Month 3' }).waitFor();
  return late;
}

/** All whom one follows, as a file, by the keyboard as well; what it is for is asked. */
export async function exported(page: Page): Promise<(readonly unknown[])[]> {
  const keys = byKeyboard(page);
  await keys.press({ name: 'Cases' });
  await page.getByRole('button', { name: 'Export these 120 cases' }).waitFor();
  await keys.press({ name: 'Export these 120 cases' });
  await keys.choose('#purpose', 'Case work');
  await keys.press({ selector: 'dialog input[type=checkbox]', name: 'NIK' }, 'Space');
  await keys.press({ selector: 'dialog input[type=checkbox]', name: 'Date of birth' }, 'Space');
  const download = page.waitForEvent('download', { timeout: 90_000 });
  await keys.press({ selector: 'dialog button', name: 'Export' });
  return readSheet(readFileSync(await (await download).path()));
}

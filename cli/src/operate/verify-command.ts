import { withWorkshop } from './open-operation.ts';
import { verifyEverything } from './verify-everything.ts';

/** `daybook verify`: says what it proved; exits with 1 and the findings when something is not as the log says. */
export async function verifyCommand(): Promise<void> {
  const { overlaps, audit, models } = await withWorkshop(process.env, verifyEverything);
  const findings = [
    ...overlaps.violations.map(
      ({ kind, detail, events }) => `${kind}: ${detail} (events ${events.map(({ eventId }) => eventId).join(', ')})`,
    ),
    ...audit.faults.map(({ kind, position, detail }) => `audit ${kind} at position ${position}: ${detail}`),
    ...Object.entries(models).flatMap(([name, { drift }]) =>
      drift.map((row) => `${name} drifted: ${JSON.stringify(row)}`),
    ),
  ];
  console.log(
    `log          ${overlaps.events} events, ${overlaps.appointments} appointments ever booked, ${overlaps.violations.length} overlaps or misplaced visits`,
  );
  console.log(
    `audit log    ${audit.rows} rows, ${audit.faults.length} faults, ${audit.behind} events behind; head ${audit.head}`,
  );
  for (const [name, { events, drift }] of Object.entries(models))
    console.log(`${name.padEnd(12)} ${drift.length} rows differ after ${events} events`);
  for (const finding of findings) console.error(finding);
  if (findings.length > 0) process.exitCode = 1;
  else console.log('Everything is as the log says.');
}

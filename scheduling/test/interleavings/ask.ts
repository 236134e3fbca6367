import type { Asked, World } from './world.ts';

/** Asks now, and perhaps again much later. */
export function ask(world: World, asked: Asked): void {
  world.asked.push(asked);
  asked(world);
}

/** An old command that did something did it to the visit the caller meant, where the caller thought it stood. */
export function askAbout(
  world: World,
  meant: readonly { appointmentId: string; expectedStart: string }[],
  asked: Asked,
): void {
  ask(world, (later) => {
    const before = later.log.length;
    const stood = meant.map(({ appointmentId }) => later.ledger.placeOf(appointmentId)?.start);
    asked(later);
    for (const { event } of later.log.slice(before)) {
      if (event.type === 'HoldExpired' || event.type === 'TransferConfirmed') continue;
      const touched =
        event.type === 'AppointmentsSwapped'
          ? event.data.visits.map(({ appointmentId }) => appointmentId)
          : 'appointmentId' in event.data
            ? [event.data.appointmentId]
            : [];
      for (const id of touched) {
        const index = meant.findIndex(({ appointmentId }) => appointmentId === id);
        if (index < 0) throw new Error('a command touched a visit it did not name');
        if (stood[index] !== meant[index]?.expectedStart) throw new Error('an old command touched a moved visit');
      }
    }
  });
}

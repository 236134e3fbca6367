import { listLocations } from '@daybook/contracts/http/location-routes.ts';
import { serveRoute } from '@daybook/platform/http/serve-route.ts';
import type { Router } from 'express';
import type { Services } from '../services.ts';
import { selectLocations, toLocation } from './select-locations.ts';

/** Mounts the list of clinics, by name. */
export function mountListLocations(router: Router, { models, guard }: Services): void {
  serveRoute(router, guard, listLocations, async (exchange) => {
    const rows = await models.read(['locations'], exchange, (database) =>
      selectLocations(database).orderBy('location.name').orderBy('location.location_id'),
    );
    return { items: rows.map(toLocation) };
  });
}

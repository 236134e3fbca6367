const drafts = new Map<string, string>();

/** What was typed as the reason, per doctor: it outlives the change to another time, and a session that ends. */
export const readDraft = (practitionerId: string): string => drafts.get(practitionerId) ?? '';

export const writeDraft = (practitionerId: string, reason: string): void => void drafts.set(practitionerId, reason);

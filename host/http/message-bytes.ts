import type { EventMessage } from '#contract/client.ts';

/**
 * The JSON of messages as it goes over the wire, made once of each, however many clients are told:
 * a snapshot of a run of a thousand companies is long, and comes ten times a second.
 */
export function createMessageBytes(): (message: EventMessage) => Buffer {
  const made = new WeakMap<EventMessage, Buffer>();
  return (message) => {
    const bytes = made.get(message) ?? Buffer.from(JSON.stringify(message));
    made.set(message, bytes);
    return bytes;
  };
}

import type { Method } from '#contract/api.ts';
import { errorReply } from '#contract/reply.ts';
import { type TransportUnderTest, transportSuite } from '#tests/suites/transport.ts';
import { fakeRolewatch } from '#tests/support/fake-rolewatch.ts';
import { startHttpHost } from '#tests/support/http-host.ts';

transportSuite('calls and events within one process', openDirect);
transportSuite('calls and events over HTTP', openHttp);

/** No network between client and host: the simplest transport that fits the interface. */
async function openDirect(): Promise<TransportUnderTest> {
  const rolewatch = fakeRolewatch();
  return {
    rolewatch,
    transport: {
      call: async (method, input) => {
        try {
          return { value: await rolewatch.call(method as Method, input as never) };
        } catch (error) {
          return errorReply(error);
        }
      },
      onEvent: (listener) => {
        for (const message of rolewatch.present) listener(message);
        return rolewatch.onAny(listener);
      },
      onState: (listener) => {
        listener('open');
        return () => {};
      },
    },
    [Symbol.asyncDispose]: async () => undefined,
  };
}

async function openHttp(): Promise<TransportUnderTest> {
  const host = await startHttpHost();
  return {
    rolewatch: host.rolewatch,
    transport: host.connect(),
    [Symbol.asyncDispose]: () => host[Symbol.asyncDispose](),
  };
}

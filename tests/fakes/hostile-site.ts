import type { IncomingMessage, ServerResponse } from 'node:http';
import { startLocalServer } from '#tests/support/local-server.ts';

export type HostileSite = AsyncDisposable & {
  readonly origin: string;
  readonly port: number;
  /** Paths that were asked for, with the method before all but GET. */
  readonly asked: string[];
  /** Answers a path with this page from now on. */
  readonly serve: (path: string, page: Page) => void;
};

type Page = string | ((request: IncomingMessage, response: ServerResponse) => void | Promise<void>);

/** Enough words that nothing waits for more of them. */
export const someWords = '<h1>Careers</h1><p>We build tools for people who build tools.</p>';

/** Pages that do what no page should; `private` is a server that no page may reach. */
const pages = (privateUrl: string): Readonly<Record<string, Page>> => ({
  '/never-idle': `${someWords}<script>setInterval(() => fetch('/beat'), 20)</script>`,
  '/alerts': `${someWords}<script>for (;;) alert('again')</script>`,
  '/busy': `${someWords}<script>setTimeout(() => { for (;;); }, 100)</script>`,
  '/many-elements': `${someWords}<script>
    for (let n = 0; n < 55000; n++) document.body.append(document.createElement('i'));
  </script>`,
  '/endless': `${someWords}<div id="list"></div><script>
    const add = () => { for (let n = 0; n < 20; n++) list.insertAdjacentHTML('beforeend',
      '<p style="height: 200px"><a href="/job/' + list.childElementCount + '">Opening</a></p>'); };
    add(); addEventListener('scroll', add);
  </script>`,
  '/blank': '<!doctype html><title></title>',
  '/popups': `${someWords}<script>
    for (let n = 0; n < 20; n++) open('/popup'); setInterval(() => open('/popup'), 20);
  </script>`,
  '/closes': `${someWords}<script>window.close()</script>`,
  '/service-worker': `${someWords}<script>
    navigator.serviceWorker.register('/worker.js').catch(() => {});
  </script>`,
  '/webrtc': `${someWords}<script>
    const peer = new RTCPeerConnection({ iceServers: [{ urls: 'stun:' + location.hash.slice(1) }] });
    peer.createDataChannel('x'); peer.createOffer().then((offer) => peer.setLocalDescription(offer));
    peer.onicecandidate = ({ candidate }) => {
      if (candidate === null) fetch('/gathered');
      else document.title += ' ' + candidate.candidate;
    };
  </script>`,
  '/files': `${someWords}<a href="file:///etc/passwd">Next</a><iframe src="file:///etc/passwd"></iframe>
    <script>fetch('file:///etc/passwd').then((r) => r.text()).then((t) => document.body.append(t));
    </script>`,
  '/canvas': `${someWords}<script>
    const held = [];
    for (let n = 0; n < 12; n++) {
      const canvas = document.createElement('canvas');
      canvas.width = canvas.height = 8192;
      const ink = canvas.getContext('2d'); ink.fillRect(0, 0, 8192, 8192);
      held.push(ink.getImageData(0, 0, 8192, 8192));
    }
  </script>`,
  '/form': `${someWords}<form method="post" action="/sent"><button>Load more</button>
    <button type="button" onclick="this.form.submit()">Show more</button></form>`,
  '/download': (_request, response) => {
    response.writeHead(200, { 'content-disposition': 'attachment; filename="jobs.exe"' });
    response.end('MZ');
  },
  '/permissions': `${someWords}<script>
    navigator.geolocation.getCurrentPosition(() => fetch('/located'));
    Notification.requestPermission().then((answer) => document.body.append('asked: ' + answer));
  </script>`,
  '/private': `${someWords}<script>
    fetch('${privateUrl}/fetched').catch(() => {});
    import('${privateUrl}/module.js').catch(() => {});
    new WebSocket('${privateUrl.replace('http', 'ws')}/socket');
    new Worker(URL.createObjectURL(new Blob(["fetch('${privateUrl}/from-worker')"])));
    navigator.sendBeacon('${privateUrl}/beacon');
  </script><iframe src="${privateUrl}/framed"></iframe>
  <iframe src="/to-private"></iframe><link rel="preconnect" href="${privateUrl}">
  <link rel="stylesheet" href="${privateUrl}/style.css"><object data="${privateUrl}/object"></object>`,
  '/to-private': (_request, response) => {
    response.writeHead(302, { location: `${privateUrl}/redirected` }).end();
  },
  '/login': '<h1>Sign in</h1><form><input name="u"><input type="password"></form>',
  '/forbidden': (_request, response) => {
    response.writeHead(403, { 'content-type': 'text/html' }).end('<h1>Forbidden</h1>');
  },
  '/large': (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.write(someWords);
    for (let n = 0; n < 60; n++) response.write(`<!--${'x'.repeat(1_000_000)}-->`);
    response.end();
  },
});

export async function startHostileSite(privateUrl = 'http://127.0.0.1:9'): Promise<HostileSite> {
  const asked: string[] = [];
  const served = new Map(Object.entries(pages(privateUrl)));
  const server = await startLocalServer((request, response) => {
    const path = request.url ?? '/';
    asked.push(request.method === 'GET' ? path : `${request.method} ${path}`);
    const page = served.get(path);
    if (typeof page === 'function') {
      void page(request, response);
      return;
    }
    const type = { 'content-type': 'text/html; charset=utf-8' };
    response.writeHead(page === undefined ? 404 : 200, type);
    response.end(page ?? '');
  });
  return {
    origin: server.url,
    port: server.port,
    asked,
    serve: (path, page) => void served.set(path, page),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

/** What the window shows until the screens are there. */
export function App() {
  return (
    <main style={{ font: '14px/20px system-ui', margin: '15vh auto', maxWidth: '52ch' }}>
      <h1 style={{ fontSize: '20px' }}>Rolewatch</h1>
      <p>
        Watches the career pages of the companies you care about, from your own machine. For now it
        is used from the command line:
      </p>
      <pre>npm run rolewatch -- scrape https://jobs.lever.co/acme</pre>
    </main>
  );
}

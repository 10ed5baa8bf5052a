/** A page asks: method and input go there, a Reply comes back. */
export const callChannel = 'rolewatch:call';

/** A page says on it that it listens; from then on it gets EventMessages, first what is so. */
export const eventChannel = 'rolewatch:event';

/** The shell leads the page to a route, `#/openings/…`: a link that was opened outside. */
export const routeChannel = 'rolewatch:route';

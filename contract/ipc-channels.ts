/** The page sends a method and its input, and gets a Reply. */
export const callChannel = 'rolewatch:call';

/** The page subscribes here, then gets EventMessages, starting with the present state. */
export const eventChannel = 'rolewatch:event';

/** The shell leads the page to a route, such as `#/openings/…`, after a link was opened outside. */
export const routeChannel = 'rolewatch:route';

import {
  ActionIcon,
  Badge,
  Button,
  Card,
  createTheme,
  Drawer,
  type MantineColorsTuple,
  Menu,
  Modal,
  Notification,
  Paper,
  Tooltip,
} from '@mantine/core';
import { everywhere } from './strings/everywhere.ts';

/** The only accent: for the primary action and the selection. */
const accent: MantineColorsTuple = [
  '#eef1fd',
  '#dbe1f8',
  '#b5c1ef',
  '#8c9ee6',
  '#6a81de',
  '#546dd9',
  '#4059c9',
  '#3850b8',
  '#30469f',
  '#263a87',
];

/** Slightly cool greys for the dark scheme, from text to the deepest background. */
const dark: MantineColorsTuple = [
  '#d5d8de',
  '#b3b8c2',
  '#959ba8',
  '#6d7482',
  '#454b57',
  '#2c313b',
  '#20242c',
  '#191c22',
  '#131519',
  '#0d0f12',
];

/** Else the head of a dialog counts as a second banner of the page. */
const plainHeader = { header: { role: 'presentation' } };

export const theme = createTheme({
  colors: { accent, dark },
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 5 },
  fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', Menlo, Consolas, monospace",
  fontSizes: { xs: '12px', sm: '13px', md: '13px', lg: '15px', xl: '18px' },
  lineHeights: { xs: '18px', sm: '20px', md: '20px', lg: '22px', xl: '26px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '10px', xl: '14px' },
  defaultRadius: 'md',
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '20px', lineHeight: '28px' },
      h2: { fontSize: '15px', lineHeight: '22px' },
      h3: { fontSize: '13px', lineHeight: '20px' },
    },
  },
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({ defaultProps: { size: 'xs', fw: 500 } }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray' } }),
    Badge: Badge.extend({ defaultProps: { variant: 'light', tt: 'none', fw: 500, radius: 'sm' } }),
    Card: Card.extend({ defaultProps: { withBorder: true, padding: 'lg' } }),
    Notification: Notification.extend({
      defaultProps: { closeButtonProps: { 'aria-label': everywhere.close } },
    }),
    Paper: Paper.extend({ defaultProps: { withBorder: true } }),
    Drawer: Drawer.extend({
      defaultProps: {
        position: 'right',
        attributes: plainHeader,
        transitionProps: { duration: 120 },
        overlayProps: { backgroundOpacity: 0.2 },
        closeButtonProps: { 'aria-label': everywhere.close },
      },
    }),
    // axe rejects elements in a menu that are not items.
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false } }),
    Modal: Modal.extend({
      defaultProps: {
        centered: true,
        attributes: plainHeader,
        transitionProps: { duration: 100 },
        closeButtonProps: { 'aria-label': everywhere.close },
      },
      // As large as the page headings.
      styles: { title: { fontSize: '15px', fontWeight: 600, lineHeight: '22px' } },
    }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 300, withArrow: false, transitionProps: { duration: 80 } },
    }),
  },
});

import { contextBridge } from 'electron';

// The page learns where it runs, and gets nothing else of Electron.
contextBridge.exposeInMainWorld('rolewatch', { shell: 'desktop' });

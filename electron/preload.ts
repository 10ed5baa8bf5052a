import { contextBridge } from 'electron';

// The page speaks to the host over HTTP, as in a browser; it learns only that it has a window.
contextBridge.exposeInMainWorld('rolewatchShell', 'desktop');

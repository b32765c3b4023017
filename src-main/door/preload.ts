import { contextBridge, type IpcRendererEvent, ipcRenderer, webUtils } from 'electron'

/** The only thing the renderer sees of the outside: one call, one subscription, and the path of a dropped file. */
contextBridge.exposeInMainWorld('satang', {
  call: (name: string, input: unknown) => ipcRenderer.invoke('satang:call', name, input),
  on(name: string, listener: (payload: unknown) => void) {
    const onEvent = (_event: IpcRendererEvent, heard: string, payload: unknown) => {
      if (heard === name) listener(payload)
    }
    ipcRenderer.on('satang:event', onEvent)
    return () => ipcRenderer.removeListener('satang:event', onEvent)
  },
  pathOf: (file: File) => webUtils.getPathForFile(file),
})

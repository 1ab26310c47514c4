import type { Page, WebSocketRoute } from 'playwright-core';

export interface ConnectionToCut {
  /** From now on nothing of the API reaches the page; its files still do. */
  cut(): Promise<void>;
}

/** Puts a hand on the page's way to the API, over HTTP and over its WebSocket. Call it before the page is opened. */
export async function connectionToCut(page: Page): Promise<ConnectionToCut> {
  const sockets: WebSocketRoute[] = [];
  let isCut = false;
  await page.route('**/graphql', (route) => (isCut ? route.abort('connectionrefused') : route.continue()));
  await page.routeWebSocket('**/graphql', (socket) => {
    if (isCut) return void socket.close();
    socket.connectToServer();
    sockets.push(socket);
  });
  return {
    cut: async () => {
      isCut = true;
      await Promise.all(sockets.splice(0).map((socket) => socket.close()));
    },
  };
}

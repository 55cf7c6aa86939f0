// The map that a device opens for words: phones with Android know the scheme geo (RFC 5870), Apple's devices
// an address of their own.
const anyMap = 'geo:0,0?q=', applesMap = 'https://maps.apple.com/?q=';

/// `route` as this device opens it; what leads to no map stays as it is.
export function mapLink(route, userAgent) {
  const apples = /iPhone|iPad|iPod|Macintosh/.test(userAgent);
  return apples && route.startsWith(anyMap) ? applesMap + route.slice(anyMap.length) : route;
}

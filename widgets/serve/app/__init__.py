"""The application: routes, middleware, handlers, security headers, error pages and the access log."""

"""What people see and do in a browser, with Chromium driven by Playwright."""

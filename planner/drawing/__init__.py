"""Where bars, boxes and labels stand, for whoever draws them: the app in a browser, the exporter in Word."""
